/**
 * The parts of wechatpay-axios-plugin that the mall uses. Its index writes to a property that is only
 * read, which strict code, as bundles are, does not let pass.
 */
import Aes from 'wechatpay-axios-plugin/lib/aes';
import Decorator from 'wechatpay-axios-plugin/lib/decorator';
import Formatter from 'wechatpay-axios-plugin/lib/formatter';
import Rsa from 'wechatpay-axios-plugin/lib/rsa';

export { Aes, Decorator, Formatter, Rsa };
