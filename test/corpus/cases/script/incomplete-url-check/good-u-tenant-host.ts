import { Injectable } from '@nestjs/common';

@Injectable()
export class TenantGuard {
  private readonly pattern = /^[a-z0-9-]+\.tenants\.example\.com$/;

  allows(host: string): boolean {
    return this.pattern.test(host);
  }
}
