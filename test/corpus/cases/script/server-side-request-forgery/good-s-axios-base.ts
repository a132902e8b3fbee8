import axios, { type AxiosInstance } from 'axios';
import { Controller, Get, Injectable, Param, ParseIntPipe, Query } from '@nestjs/common';

@Injectable()
export class FeedReader {
  private readonly http: AxiosInstance = axios.create({ baseURL: 'https://feeds.example.com', timeout: 3000 });

  async read(id: number, page: string): Promise<string> {
    const { data } = await this.http.get<string>(`/feeds/${id}`, { params: { page } });
    return data;
  }
}

@Controller('feeds')
export class FeedController {
  constructor(private readonly reader: FeedReader) {}

  @Get(':id')
  preview(@Param('id', ParseIntPipe) id: number, @Query('page') page = '1') {
    return this.reader.read(id, page);
  }
}
