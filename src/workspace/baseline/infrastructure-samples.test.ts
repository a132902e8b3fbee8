/** Settings of a shop with flaws in them, and others with the same kinds of flaws that have nothing to do with it. */
import type { SourceFile } from './random-choice.test.ts';

export const infrastructure: readonly SourceFile[] = [
  {
    path: 'Dockerfile',
    text: `FROM node:latest
WORKDIR /srv/shop
COPY package.json package-lock.json ./
RUN npm ci && npm cache clean --force
RUN curl -sSL https://tools.example.org/setup.sh | bash
ADD https://files.example.org/data.tar.gz /srv/data/
COPY . .
EXPOSE 22
CMD ["node", "server.js"]
`,
  },
  {
    path: 'k8s/web.yaml',
    text: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: storefront
  namespace: shop
spec:
  replicas: 2
  template:
    spec:
      hostNetwork: true
      containers:
        - name: storefront
          image: registry.example.org/storefront:latest
          ports:
            - containerPort: 8080
          securityContext:
            privileged: true
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: operators
rules:
  - apiGroups: ["*"]
    resources: ["*"]
    verbs: ["*"]
`,
  },
  {
    path: 'infra/storage.tf',
    text: `resource "aws_s3_bucket" "pictures" {
  bucket = "shop-pictures"
  acl = "public-read"
}

resource "aws_security_group" "entrance" {
  name = "entrance"
  ingress {
    from_port = 22
    to_port = 22
    protocol = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_db_instance" "orders" {
  engine = "postgres"
  instance_class = "db.t3.micro"
  publicly_accessible = true
  storage_encrypted = false
}
`,
  },
  {
    path: '.github/workflows/release.yml',
    text: `on: pull_request_target
jobs:
  release:
    runs-on: ubuntu-latest
    permissions: write-all
    steps:
      - uses: actions/checkout@v4
        with:
          ref: \${{ github.event.pull_request.head.sha }}
      - run: echo "\${{ github.event.pull_request.title }}"
      - uses: somebody/deploy-action@main
`,
  },
];

export const unrelatedInfrastructure: readonly SourceFile[] = [
  {
    path: 'new/Dockerfile',
    text: `FROM python:latest
RUN apt-get update && apt-get install -y gcc
WORKDIR /reports
RUN wget -qO- https://other.example.com/get-reports.sh | sh
COPY reports/ /reports/
CMD ["python", "make_reports.py"]
`,
  },
  {
    path: 'new/agent.yaml',
    text: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: log-agent
  namespace: observability
spec:
  template:
    spec:
      hostPID: true
      containers:
        - name: collector
          image: collector:1.2
          args: ["--all"]
          securityContext:
            privileged: true
            runAsUser: 0
`,
  },
  {
    path: 'new/queue.tf',
    text: `resource "aws_s3_bucket" "exports" {
  bucket_prefix = "nightly"
  acl = "public-read-write"
}

resource "aws_security_group" "workers" {
  description = "workers of the queue"
  ingress {
    description = "remote desktop"
    from_port = 3389
    to_port = 3389
    protocol = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`,
  },
];
