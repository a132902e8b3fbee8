(function ($) {
  $.fn.tooltip = function (options) {
    var settings = $.extend({ title: '' }, options);
    return this.each(function () {
      var $tip = $('<div class="tip"></div>');
      $tip.html($(this).attr('data-title') || settings.title);
      $(this).append($tip);
    });
  };
})(jQuery);
