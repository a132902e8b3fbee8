FROM node:24.1-slim@sha256:«made:[a-f0-9]{64}»
ARG NPM_TOKEN
RUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci
ENV NPM_CONFIG_LOGLEVEL=warn
USER node
