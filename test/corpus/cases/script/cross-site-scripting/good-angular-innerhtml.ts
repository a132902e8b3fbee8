import { Component } from '@angular/core';
import { ActivatedRoute } from '@angular/router';

@Component({ selector: 'app-banner', template: '<div [innerHTML]="html"></div>' })
export class BannerComponent {
  html: string;

  constructor(route: ActivatedRoute) {
    this.html = route.snapshot.queryParams['message'];
  }
}
