curl -s -H 'Authorization: Token token=«made:[A-Za-z0-9_+-]{20}»' -H 'Content-Type: application/json' https://api.pagerduty.com/incidents
