import vm from 'node:vm';
import { Injectable } from '@nestjs/common';
import { Controller, Post, Body } from '@nestjs/common';

@Injectable()
export class ScriptRunner {
  run(source: string, context: object) {
    const script = new vm.Script(`(${source})(context)`);
    return script.runInNewContext({ context });
  }
}

@Controller('scripts')
export class ScriptController {
  constructor(private readonly runner: ScriptRunner) {}

  @Post('run')
  run(@Body('source') source: string) {
    return this.runner.run(source, { now: Date.now() });
  }
}
