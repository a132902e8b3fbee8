/** The way in: a load balancer that speaks HTTPS alone, and sends each host to its service. */
import type { Cloud, CloudService } from './cloud-services.ts';
import { hclString } from './hcl-text.ts';

export type WebService = CloudService & { readonly port: number };

export function webServices({ services }: Cloud): readonly WebService[] {
  return services.filter((each): each is WebService => each.port !== undefined);
}

/** Undefined where nothing is reached from outside. */
export function writeLoadBalancer(cloud: Cloud): string | undefined {
  const web = webServices(cloud);
  if (web.length === 0) return undefined;
  return [writeGroup(), writeBalancer(), writeListeners(), ...web.map(writeTarget)].join('\n');
}

function writeGroup(): string {
  return `resource "aws_security_group" "load_balancer" {
  name_prefix = "\${var.name}-lb-"
  description = "Load balancer of \${var.name}"
  vpc_id = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "https" {
  for_each = toset(var.allowed_cidrs)

  security_group_id = aws_security_group.load_balancer.id
  description = "HTTPS"
  cidr_ipv4 = each.value
  from_port = 443
  to_port = 443
  ip_protocol = "tcp"
}

resource "aws_vpc_security_group_ingress_rule" "http" {
  for_each = toset(var.allowed_cidrs)

  security_group_id = aws_security_group.load_balancer.id
  description = "Sent on to HTTPS"
  cidr_ipv4 = each.value
  from_port = 80
  to_port = 80
  ip_protocol = "tcp"
}
`;
}

function writeBalancer(): string {
  return `resource "aws_lb" "main" {
  name = var.name
  internal = false # vireo: ignore[publicly-accessible-service] it is the way in, by HTTPS alone
  load_balancer_type = "application"
  security_groups = [aws_security_group.load_balancer.id]
  subnets = var.public_subnet_ids
  drop_invalid_header_fields = true
  enable_deletion_protection = true

  access_logs {
    bucket = var.access_log_bucket
    prefix = var.name
    enabled = true
  }
}

resource "aws_wafv2_web_acl_association" "main" {
  count = var.web_acl_arn == null ? 0 : 1

  resource_arn = aws_lb.main.arn
  web_acl_arn = var.web_acl_arn
}
`;
}

function writeListeners(): string {
  return `resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.main.arn
  port = 80
  protocol = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      port = "443"
      protocol = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.main.arn
  port = 443
  protocol = "HTTPS"
  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn = var.certificate_arn

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "Not found"
      status_code = "404"
    }
  }
}
`;
}

function writeTarget({ service, id, port }: WebService): string {
  // Target groups have short names; that of the next one has to differ while both are there.
  const prefix = `${service.name.slice(0, 5).replace(/-+$/, '')}-`;
  return `resource "aws_lb_target_group" "${id}" {
  name_prefix = "${prefix}"
  port = ${port}
  protocol = "HTTP" # vireo: ignore[plain-http-listener] within the network: the task listens on HTTP
  target_type = "ip"
  vpc_id = var.vpc_id
  deregistration_delay = 30

  health_check {
    ${askedPath(service)}
    interval = 15
    timeout = 5
    healthy_threshold = 2
    unhealthy_threshold = 3
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener_rule" "${id}" {
  listener_arn = aws_lb_listener.https.arn

  action {
    type = "forward"
    target_group_arn = aws_lb_target_group.${id}.arn
  }

  condition {
    host_header {
      values = [var.${id}_host]
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "load_balancer_${id}" {
  security_group_id = aws_security_group.load_balancer.id
  description = "To ${service.name}"
  referenced_security_group_id = aws_security_group.${id}.id
  from_port = ${port}
  to_port = ${port}
  ip_protocol = "tcp"
}

resource "aws_vpc_security_group_ingress_rule" "${id}" {
  security_group_id = aws_security_group.${id}.id
  description = "From the load balancer"
  referenced_security_group_id = aws_security_group.load_balancer.id
  from_port = ${port}
  to_port = ${port}
  ip_protocol = "tcp"
}
`;
}

/** Without a path that is known, any answer but a fault of the server will do. */
function askedPath({ role, health }: WebService['service']): string {
  if (role === 'static') return 'path = "/"\n    matcher = "200"';
  if (health === undefined) return 'path = "/"\n    matcher = "200-499"';
  return `path = ${hclString(health.value)}\n    matcher = "200-299"`;
}
