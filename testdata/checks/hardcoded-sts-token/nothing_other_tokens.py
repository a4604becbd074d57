import boto3

session_token = "IQoJb3JpZ2luX2VjEJ3//////////wEaCXVzLWVhc3QtMSJHMEUCIQDfV1c8Z9hY7rT2mK4nQ5sL8pW3xB6vJ0gD"
client = boto3.client("s3", aws_session_token=session_token)
csrf_token = "q8ZtN3vK1xRw5GbHm2YcR9x2Vb7QmT4zWc8LpE5sHj3UaB6nKd"
