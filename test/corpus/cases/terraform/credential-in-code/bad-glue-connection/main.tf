locals {
  warehouse_password = "m4Rz8QwKt2Ls"
}

resource "aws_glue_connection" "warehouse" {
  name = "warehouse"

  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:postgresql://warehouse.internal:5432/orders"
    USERNAME            = "etl"
    PASSWORD            = local.warehouse_password
  }
}
