import assert from 'node:assert/strict';
import { plain, readHcl } from './reading.test.ts';

function rules(text: string): [string, unknown, unknown][] {
  return readHcl(text)
    .resources.filter(({ types }) => /^(?:firewall|acl)-/.test(types[0] ?? ''))
    .map(({ types, root }) => {
      const { ports, peers } = plain(root) as { ports: unknown; peers: unknown };
      return [types[1] ?? '', ports, peers];
    });
}

const all = { from: 0, to: 65_535 };

describe('firewallRules', () => {
  it('reads a security group and its rules, in and out', () => {
    const text = `
resource "aws_security_group" "web" {
  ingress {
    from_port   = 22
    to_port     = 24
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
    ipv6_cidr_blocks = ["::/0"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = var.anywhere
  }
}
resource "aws_vpc_security_group_ingress_rule" "one" {
  ip_protocol = "tcp"
  from_port   = 443
  to_port     = 443
  cidr_ipv4   = "0.0.0.0/0"
}`;

    assert.deepEqual(rules(text), [
      ['firewall-ingress', [{ from: 22, to: 24 }], ['10.0.0.0/8', '::/0']],
      ['firewall-egress', [all], ['?var.anywhere', '…']],
      ['firewall-ingress', [{ from: 443, to: 443 }], ['0.0.0.0/0']],
    ]);
  });

  it('reads network ACLs, and leaves denials out', () => {
    const text = `
resource "aws_network_acl_rule" "in" {
  rule_action = "allow"
  protocol    = "tcp"
  from_port   = 22
  to_port     = 22
  cidr_block  = "0.0.0.0/0"
}
resource "aws_network_acl_rule" "no" {
  rule_action = "deny"
  protocol    = "-1"
  cidr_block  = "0.0.0.0/0"
}`;

    assert.deepEqual(rules(text), [['acl-ingress', [{ from: 22, to: 22 }], ['0.0.0.0/0']]]);
  });

  it('reads ports of Azure as numbers, ranges, lists and a star', () => {
    const rule = (ports: string) => `
resource "azurerm_network_security_rule" "r" {
  direction             = "Inbound"
  access                = "Allow"
  protocol              = "*"
  source_address_prefix = "Internet"
  ${ports}
}`;

    assert.deepEqual(rules(rule('destination_port_range = "20-25"')), [
      ['firewall-ingress', [{ from: 20, to: 25 }], ['Internet']],
    ]);
    assert.deepEqual(rules(rule('destination_port_ranges = ["22", "*"]')), [
      ['firewall-ingress', [{ from: 22, to: 22 }, all], ['Internet']],
    ]);
  });

  it('reads each allow block of Google, not a rule that is disabled', () => {
    const rule = (more: string) => `
resource "google_compute_firewall" "r" {
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22", "8000-8100"]
  }
  allow { protocol = "udp" }
  ${more}
}`;

    assert.deepEqual(rules(rule('')), [
      [
        'firewall-ingress',
        [
          { from: 22, to: 22 },
          { from: 8000, to: 8100 },
        ],
        ['0.0.0.0/0'],
      ],
      ['firewall-ingress', [all], ['0.0.0.0/0']],
    ]);
    assert.deepEqual(rules(rule('disabled = true')), []);
  });
});
