from django.urls import path

from media import views

urlpatterns = [
    path("pictures/<int:number>", views.picture),
    path("upload-token", views.upload_token),
]
