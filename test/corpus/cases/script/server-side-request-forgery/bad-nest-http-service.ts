import { Injectable, Controller, Post, Body } from '@nestjs/common';
import { HttpService } from '@nestjs/axios';
import { firstValueFrom } from 'rxjs';

@Injectable()
export class ImportService {
  constructor(private readonly http: HttpService) {}

  async load(source: string) {
    const { data } = await firstValueFrom(this.http.get(source));
    return data;
  }
}

@Controller('import')
export class ImportController {
  constructor(private readonly service: ImportService) {}

  @Post()
  run(@Body('source') source: string) {
    return this.service.load(source);
  }
}
