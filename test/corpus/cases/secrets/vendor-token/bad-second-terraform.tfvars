region      = "eu-central-1"
grafana_auth = "«token:grafana-service-token»"
