from celery import Celery

app = Celery("jobs", broker="amqp://jobs:«made:[A-Za-z0-9]{10}»@mq.acme.io:5672/jobs", backend="rpc://")
