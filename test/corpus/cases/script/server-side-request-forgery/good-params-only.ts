import axios from 'axios';
import { Controller, Get, Query } from '@nestjs/common';

const api = axios.create({ baseURL: process.env.SEARCH_URL, timeout: 2000 });

@Controller('search')
export class SearchController {
  @Get()
  async search(@Query('q') q: string): Promise<unknown> {
    const { data } = await api.get('/search', { params: { q } });
    return data;
  }
}
