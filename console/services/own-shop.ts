/** The platform's own shop (自营) by the id under which the mall knows it. */
export const OWN_SHOP = 'platform';
