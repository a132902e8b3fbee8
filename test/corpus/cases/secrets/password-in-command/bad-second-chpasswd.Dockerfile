FROM debian:12.11
RUN echo 'deploy:«made:[A-Za-z]{5}\d{3}[!#]»' | chpasswd
USER deploy
