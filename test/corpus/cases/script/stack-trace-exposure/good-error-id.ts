import { ExceptionFilter, Catch, ArgumentsHost, Logger } from '@nestjs/common';
import { randomUUID } from 'crypto';
import { Response } from 'express';

@Catch()
export class AllExceptionsFilter implements ExceptionFilter {
  private readonly logger = new Logger('errors');

  catch(exception: Error, host: ArgumentsHost) {
    const id = randomUUID();
    this.logger.error(id, exception.stack);
    const res = host.switchToHttp().getResponse<Response>();
    res.status(500).json({ message: 'Unexpected error', id });
  }
}
