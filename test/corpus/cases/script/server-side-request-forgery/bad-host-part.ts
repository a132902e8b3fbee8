import axios from 'axios';
import { Injectable, Controller, Get, Param } from '@nestjs/common';

@Injectable()
export class TenantClient {
  async health(tenant: string): Promise<unknown> {
    const { data } = await axios.get(`http://${tenant}.internal.example/health`);
    return data;
  }
}

@Controller('tenants')
export class TenantsController {
  constructor(private readonly client: TenantClient) {}

  @Get(':tenant/health')
  health(@Param('tenant') tenant: string) {
    return this.client.health(tenant);
  }
}
