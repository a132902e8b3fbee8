import axios, { type AxiosInstance } from 'axios';
import { Controller, Get, Injectable, Query } from '@nestjs/common';

@Injectable()
export class FeedReader {
  private readonly http: AxiosInstance = axios.create({ timeout: 3000, responseType: 'text' });

  async read(address: string): Promise<string> {
    if (!address.startsWith('http')) throw new Error('not an address');
    const { data } = await this.http.get<string>(address);
    return data;
  }
}

@Controller('feeds')
export class FeedController {
  constructor(private readonly reader: FeedReader) {}

  @Get('preview')
  preview(@Query('address') address: string) {
    return this.reader.read(address.trim());
  }
}
