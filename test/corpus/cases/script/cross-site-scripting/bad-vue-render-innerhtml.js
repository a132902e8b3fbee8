import { h } from 'vue';
import { useRoute } from 'vue-router';

export default {
  name: 'Notice',
  setup() {
    const route = useRoute();
    return () => h('div', { class: 'notice', innerHTML: route.query.text });
  },
};
