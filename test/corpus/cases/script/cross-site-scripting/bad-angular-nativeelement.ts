import { Component, ElementRef, OnInit } from '@angular/core';
import { ActivatedRoute } from '@angular/router';

@Component({ selector: 'app-greet', template: '<p></p>' })
export class GreetComponent implements OnInit {
  constructor(private el: ElementRef, private route: ActivatedRoute) {}

  ngOnInit(): void {
    this.route.queryParamMap.subscribe((map) => {
      this.el.nativeElement.querySelector('p').innerHTML = 'Hi ' + map.get('name');
    });
  }
}
