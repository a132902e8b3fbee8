@echo off
curl -T report.csv ftp://upload:«made:[A-Za-z]{5}\d{3}»@ftp.acme.io/in/
