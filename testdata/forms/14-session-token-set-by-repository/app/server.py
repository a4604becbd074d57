from flask import Flask

from .store import client

app = Flask(__name__)


@app.get("/buckets")
def buckets():
    return [found.name for found in client.list_buckets().buckets]
