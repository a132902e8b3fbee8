(function ($) {
  $.fn.tooltipster = function (options) {
    var settings = $.extend({ content: '' }, options);
    return this.each(function () {
      var $el = $(this);
      var text = $el.attr('data-tip') || settings.content;
      var $tip = $('<div class="tip"></div>');
      $tip.html(text);
      $el.after($tip);
    });
  };
})(jQuery);
