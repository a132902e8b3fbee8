import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkTerraform } from './check-terraform.ts';

const check = (main: string, values = '') =>
  checkTerraform(new Map([...Object.entries({ 'main.tf': main, 'terraform.tfvars.example': values })]));

const sound = `variable "name" {
  type = string
}

locals {
  long = "\${var.name}-$\${var.not_one}" # aws_a.comment
}

resource "aws_sqs_queue" "jobs" {
  name = local.long
}

output "queue" {
  value = aws_sqs_queue.jobs.arn
}
`;

describe('the check of a module of Terraform', () => {
  it('finds nothing in a sound one', () => {
    assert.deepEqual(check(sound, 'name = "x"\n'), []);
  });

  it('finds what is named and not there, there twice, or no HCL', () => {
    assert.deepEqual(check(sound.replace('jobs.arn', 'mail.arn')), ['aws_sqs_queue.mail is not there']);
    assert.deepEqual(check(sound.replace('var.name', 'var.nme')), ['var.nme is not there']);
    assert.deepEqual(check(`${sound}variable "name" {\n}\n`), ['var.name is there twice']);
    assert.deepEqual(check(sound.replace('"aws_sqs_queue" "jobs" {', '"aws_sqs_queue" "jobs"')).slice(0, 1), [
      'main.tf does not parse',
    ]);
    assert.deepEqual(check(sound, 'nme = "x"\n'), ['terraform.tfvars.example: no variable nme']);
  });
});
