SECRET_KEY = "django-insecure-R9x2Vb7QmT4zWc8LpE5sHj3UaB6nKd"
client_secret = "R9x2Vb7QmT4zWc8LpE5sHj3UaB6nKd"
jwt_secret = "m2YcR9x2Vb7QmT4zWc8LpE5sHj3UaB"
corpsecret = "q8ZtN3vK1xRw5GbHm2YcR9x2Vb7QmT4zWc8LpE5sHj3"
