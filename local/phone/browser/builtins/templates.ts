/**
 * The inner structure of built-in components that are more than their slot. `dom-…` are plain elements
 * (runtime/backend.ts); the server compiles these texts when the phone starts.
 */
export const TEMPLATE_SOURCES: Readonly<Record<string, string>> = {
  slot: '<slot/>',
  empty: '',
  text: '<dom-span><slot/></dom-span>',
  image: '<dom-img alt=""/>',
  button: '<dom-i class="wx-spinner"/><slot/>',
  input:
    '<dom-div class="wx-field"><dom-input/>' +
    '<dom-div class="placeholder-class wx-placeholder">{{placeholder}}</dom-div></dom-div>',
  textarea:
    '<dom-div class="wx-field"><dom-textarea/>' +
    '<dom-div class="placeholder-class wx-placeholder">{{placeholder}}</dom-div></dom-div>',
  choice: '<dom-i class="wx-choice-box"/><dom-div class="wx-choice-text"><slot/></dom-div>',
  switch: '<dom-i class="wx-switch-track"/>',
  slider:
    '<dom-div class="wx-slider-bar"><dom-i class="wx-slider-fill"/><dom-b class="wx-slider-knob"/></dom-div>' +
    '<dom-span class="wx-slider-value"/>',
  progress:
    '<dom-div class="wx-progress-bar"><dom-i class="wx-progress-fill"/></dom-div>' +
    '<dom-span class="wx-progress-value"/>',
  'scroll-view':
    '<dom-div class="wx-scroll"><dom-div class="wx-scroll-refresher"/>' +
    '<dom-div class="wx-scroll-content"><slot/></dom-div></dom-div>',
  swiper:
    '<dom-div class="wx-swiper-clip"><dom-div class="wx-swiper-track"><slot/></dom-div></dom-div>' +
    '<dom-div class="wx-swiper-dots"/>',
  'picker-view':
    '<dom-div class="wx-wheel-mask"/><dom-div class="wx-wheel-columns"><slot/></dom-div>' +
    '<dom-div class="indicator-class wx-wheel-indicator"/>',
  'picker-view-column':
    '<dom-div class="wx-wheel"><dom-div class="wx-wheel-content"><slot/></dom-div></dom-div>',
  canvas: '<dom-canvas/><slot/>',
  video: '<dom-video playsinline/><slot/>',
  map: '<dom-canvas class="wx-map-ground"/><dom-div class="wx-map-marks"/><slot/>',
  missing: '<dom-div class="wx-missing"/><slot/>',
};
