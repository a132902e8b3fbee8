/** A service on Fargate: its task, what it may reach and read, its logs, and how many there are. */
import { writeRoles, writeSecret } from './access.ts';
import type { CloudService } from './cloud-services.ts';
import { writeNetwork } from './service-network.ts';
import { writeTask } from './task.ts';

export function writeServiceFile(each: CloudService): string {
  return [
    writeTask(each),
    writeService(each),
    ...(each.port === undefined ? [] : [writeScaling(each)]),
    writeNetwork(each),
    writeSecret(each),
    writeRoles(each),
  ].join('\n');
}

function writeService({ service, id, port }: CloudService): string {
  const isWeb = port !== undefined;
  return `resource "aws_ecs_service" "${id}" {
  name = "${service.name}"
  cluster = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.${id}.arn
  desired_count = var.${id}_count
  launch_type = "FARGATE"
  platform_version = "1.4.0"
  propagate_tags = "SERVICE"
  enable_ecs_managed_tags = true
  ${isWeb ? 'health_check_grace_period_seconds = 60' : `# It may be one that is not to run twice.\n  deployment_minimum_healthy_percent = 0\n  deployment_maximum_percent = 100`}

  deployment_circuit_breaker {
    enable = true
    rollback = true
  }

  network_configuration {
    subnets = var.private_subnet_ids
    security_groups = [aws_security_group.${id}.id]
    assign_public_ip = false
  }
${
  isWeb
    ? `
  load_balancer {
    target_group_arn = aws_lb_target_group.${id}.arn
    container_name = "${service.name}"
    container_port = ${port}
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_lb_listener_rule.${id}]
`
    : ''
}}
`;
}

function writeScaling({ service, id }: CloudService): string {
  return `resource "aws_appautoscaling_target" "${id}" {
  service_namespace = "ecs"
  resource_id = "service/\${aws_ecs_cluster.main.name}/\${aws_ecs_service.${id}.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity = var.${id}_count
  max_capacity = max(6, var.${id}_count)
}

resource "aws_appautoscaling_policy" "${id}" {
  name = "${service.name}-cpu"
  policy_type = "TargetTrackingScaling"
  service_namespace = aws_appautoscaling_target.${id}.service_namespace
  resource_id = aws_appautoscaling_target.${id}.resource_id
  scalable_dimension = aws_appautoscaling_target.${id}.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}
`;
}
