import libxmljs from 'libxmljs2';
import { Body, Controller, Post } from '@nestjs/common';

class FeedParser {
  private readonly options = { replaceEntities: true, noent: true };

  titles(xml: string): string[] {
    const doc = libxmljs.parseXml(xml, this.options);
    return doc.find('//title').map((n: any) => n.text());
  }
}

@Controller('feeds')
export class FeedController {
  private readonly parser = new FeedParser();

  @Post()
  add(@Body('xml') xml: string) {
    return this.parser.titles(xml);
  }
}
