import { Injectable } from '@nestjs/common';

@Injectable()
export class OneTimeCodes {
  private readonly codes = new Map<string, string>();

  issue(phone: string): string {
    const code = String(Math.floor(100000 + Math.random() * 900000));
    this.codes.set(phone, code);
    return code;
  }

  verify(phone: string, code: string): boolean {
    const isValid = this.codes.get(phone) === code;
    this.codes.delete(phone);
    return isValid;
  }
}
