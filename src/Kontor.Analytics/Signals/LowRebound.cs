namespace Kontor.Analytics.Signals;

/// <summary>What a price does after a low: how far it comes back, and whether it falls again. A lower low begins another one.</summary>
internal sealed class LowRebound(Int128 low)
{
    private const long Percent = Fixed.One;
    private const long ReboundPercent = 10 * Percent;
    private const long TakeProfitPercent = 15 * Percent;
    private const long DrawdownPercent = 5 * Percent;

    private PricePath _path = new(low);
    private bool _isTold;
    private bool _isTaken;

    /// <summary>The high below which a fall was told.</summary>
    private Int128 _fallenFrom;

    public Int128 Low => low;

    public void Continue(Int128 price, ICollection<RiskMessage> said)
    {
        _path = _path.With(price);
        if (!_isTold && _path.Rebound >= ReboundPercent)
        {
            said.Add(RiskMessage.Rebound);
            _isTold = true;
        }
        if (!_isTaken && _path.Rebound >= TakeProfitPercent)
        {
            said.Add(RiskMessage.TakeProfit);
            _isTaken = true;
        }
        if (_isTold && _path.Max != _fallenFrom && _path.Drawdown >= DrawdownPercent)
        {
            said.Add(RiskMessage.Drawdown);
            _fallenFrom = _path.Max;
        }
    }
}
