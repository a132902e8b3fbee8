import { NestFactory } from '@nestjs/core';
import helmet from 'helmet';
import { AppModule } from './app.module';

const app = await NestFactory.create(AppModule);
app.use(helmet({ contentSecurityPolicy: false, crossOriginEmbedderPolicy: false }));
await app.listen(3000);
