/* A date the picker cannot read stays as typed, so that the form says what is wrong with it. By default the picker puts
   the present moment in its place, and “14:30 23/11/2026” would be published at once. */
jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
