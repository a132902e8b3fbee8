import { Body, Controller, Injectable, Post } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';

@Injectable()
export class SearchService {
  constructor(@InjectModel('Document') private readonly documents: Model<unknown>) {}
  search(filter: Record<string, unknown>) {
    const query = { archived: false, ...filter };
    return this.documents.find(query).limit(20).exec();
  }
}

@Controller('documents')
export class SearchController {
  constructor(private readonly service: SearchService) {}

  @Post('search')
  search(@Body() filter: Record<string, unknown>) {
    return this.service.search(filter);
  }
}
