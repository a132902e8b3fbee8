import { Component } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { DomSanitizer, SafeHtml } from '@angular/platform-browser';

@Component({ selector: 'app-banner', template: '<div [innerHTML]="html"></div>' })
export class BannerComponent {
  html: SafeHtml;

  constructor(route: ActivatedRoute, sanitizer: DomSanitizer) {
    const message = route.snapshot.queryParams['message'];
    this.html = sanitizer.bypassSecurityTrustHtml(message);
  }
}
