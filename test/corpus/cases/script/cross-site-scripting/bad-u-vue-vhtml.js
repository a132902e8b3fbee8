import { createApp, h } from 'vue';
const q = new URLSearchParams(location.search).get('msg');
createApp({
  render() {
    return h('div', { innerHTML: q });
  },
}).mount('#app');
