import { Body, Controller, Post } from '@nestjs/common';
import doT from 'dot';
import Mustache from 'mustache';

@Controller('labels')
export class LabelsController {
  @Post()
  label(@Body('pattern') pattern: string, @Body('name') name: string): string {
    const caption = Mustache.render('{{name}}', { name });
    return doT.template(`${pattern}: {{=it.caption}}`)({ caption });
  }
}
