/** What many pages do alike: parts that are spread into `Page({ … })`. */

interface Loading {
  load(): Promise<unknown>;
}

interface Growing {
  more(): Promise<unknown>;
}

export const loadsWhenShown = {
  onShow(this: Loading): void {
    void this.load();
  },
};

export const loadsWhenPulled = {
  async onPullDownRefresh(this: Loading): Promise<void> {
    await this.load();
    void wx.stopPullDownRefresh();
  },
};

export const growsAtItsEnd = {
  onReachBottom(this: Growing): void {
    void this.more();
  },
};
