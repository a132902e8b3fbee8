import { Body, Controller, Post } from '@nestjs/common';

class Snapshot {
  constructor(readonly id: string) {}
  static deserialize(text: string): Snapshot {
    const { id } = JSON.parse(text) as { id: unknown };
    return new Snapshot(String(id));
  }
}

@Controller('snapshots')
export class SnapshotsController {
  @Post()
  load(@Body('snapshot') snapshot: string): string {
    return Snapshot.deserialize(snapshot).id;
  }
}
