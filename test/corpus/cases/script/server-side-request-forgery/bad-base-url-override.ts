import { HttpService } from '@nestjs/axios';
import { Body, Controller, Post } from '@nestjs/common';
import { firstValueFrom } from 'rxjs';

@Controller('preview')
export class PreviewController {
  constructor(private readonly http: HttpService) {}

  @Post()
  async preview(@Body() body: { link: string }): Promise<{ title: string }> {
    const { data } = await firstValueFrom(this.http.get<string>(body.link, { timeout: 3000 }));
    return { title: /<title>([^<]*)/.exec(data)?.[1] ?? '' };
  }
}
