import { Controller, Get, Injectable, Param, Query } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Article } from './article.entity';

@Injectable()
export class ArticleService {
  constructor(@InjectRepository(Article) private readonly articles: Repository<Article>) {}

  search(author: string, term: string) {
    return this.articles
      .createQueryBuilder('article')
      .where('article.author = :author', { author })
      .andWhere("article.title LIKE '%" + term + "%'")
      .getMany();
  }
}

@Controller('articles')
export class ArticleController {
  constructor(private readonly service: ArticleService) {}

  @Get(':author')
  find(@Param('author') author: string, @Query('q') term: string) {
    return this.service.search(author, term);
  }
}
