resource "aws_ecs_cluster" "main" {
  name = "main"
  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = "arn:aws:iam::123456789012:role/exec"
  task_role_arn            = "arn:aws:iam::123456789012:role/web"

  container_definitions = jsonencode([
    {
      name                   = "web"
      image                  = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1.4.2"
      essential              = true
      privileged             = false
      readonlyRootFilesystem = true
      user                   = "1000"
      secrets = [
        { name = "DB_PASSWORD", valueFrom = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:web-AbCdEf" }
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options   = { awslogs-group = "web", awslogs-region = "eu-west-1", awslogs-stream-prefix = "web" }
      }
    }
  ])

  volume {
    name = "data"
    efs_volume_configuration {
      file_system_id     = "fs-0123456789abcdef0"
      transit_encryption = "ENABLED"
    }
  }
}

resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.web.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-0a1b2c3d4e5f60718"]
    assign_public_ip = true
  }
}
