import { Controller, Post, Body } from '@nestjs/common';
import * as cryo from 'cryo';

class Snapshots {
  open(text: string): { id: string } {
    return cryo.parse(text);
  }
}

@Controller('snapshots')
export class SnapshotsController {
  private readonly snapshots = new Snapshots();

  @Post()
  load(@Body('snapshot') snapshot: string): string {
    return `loaded ${this.snapshots.open(snapshot)}`;
  }
}
