from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.BigAutoField(primary_key=True)),
                ("key", models.CharField(max_length=200, unique=True)),
                ("etag", models.CharField(default="5b3c1a2e053d763e1b002cc607c5a0fe", max_length=32)),
            ],
        ),
    ]
