using Kontor.Analytics.Holdings;
using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Signals;

/// <summary>Watches one token: its price, its flows on both venues, its large holders, and what goes on because of them.</summary>
internal sealed class TokenWatch
{
    private const int ShippedShare = 100;

    private readonly VenueWatch _spot;
    private readonly VenueWatch _perpetual;
    private readonly TokenPrice _price;
    private readonly List<ChanceMessage> _chanceSaid = [];
    private readonly List<RiskMessage> _riskSaid = [];
    private HoldingsView? _seen;
    private TokenHoldings _holdings = TokenHoldings.None;
    private WhaleReading _whales;
    private long _whaleDayMs = -1;
    private bool _isChanged;
    private ChanceCourse? _chance;
    private RiskCourse? _risk;
    private Moment _moment;
    private Headline _headline;

    public TokenWatch(string symbol)
    {
        (Symbol, _headline) = (symbol, new Headline(symbol, null, 1));
        (_spot, _perpetual) = (new VenueWatch(symbol, Venue.Spot), new VenueWatch(symbol, Venue.Perpetual));
        _price = new TokenPrice(symbol, _spot.Flows, _perpetual.Flows);
    }

    public string Symbol { get; }

    public Volatility Volatility { get; } = new();

    private bool HasBegun => _spot.Flows.FirstMs is not null || _perpetual.Flows.FirstMs is not null;

    private bool IsOpen => _spot.IsOpen || _perpetual.IsOpen || _chance is not null || _risk is not null;

    /// <summary>Goes on to the next instant.</summary>
    public void Advance(MarketBooks markets, HoldingsView holdings, long gridMs)
    {
        var moved = _spot.Advance(markets, gridMs) | _perpetual.Advance(markets, gridMs) | _price.Advance(markets, gridMs);
        // Scores know nothing but what is and what was a day ago.
        _isChanged = (moved & (Lags.Now | Lags.Day)) != Lags.None;
        if (HasBegun)
            _isChanged |= ReadHoldings(holdings, gridMs);
        if (gridMs == Grid.DayOf(gridMs))
            Volatility.AddDay(_price.At(Lag.Day), _price.At(Lag.None));
    }

    /// <summary>Says what there is to say. Where nothing goes on and nothing has changed, that is nothing.</summary>
    public void Evaluate(long gridMs, int grade, Newsroom newsroom)
    {
        var anomalies = _spot.Judge(gridMs) | _perpetual.Judge(gridMs);
        var isDay = gridMs == Grid.DayOf(gridMs);
        if ((!_isChanged && !isDay && !IsOpen) || _price.At(Lag.None) is not { } price)
            return;
        var (isNews, dayBefore) = (_isChanged || isDay || anomalies.Any, _price.At(Lag.Day));
        if (isNews)
            _headline = new Headline(Symbol, Fixed.PercentChange(dayBefore, price), grade);
        var before = _price.At(Lag.Step);
        _spot.Continue(gridMs, price, before, _headline, newsroom);
        _perpetual.Continue(gridMs, price, before, _headline, newsroom);
        _moment = isNews ? MomentOf(gridMs, price, dayBefore, anomalies) : Later(gridMs);
        Continue(newsroom, ref _chance);
        Continue(newsroom, ref _risk);
    }

    /// <summary>Adds what goes on to what is shown.</summary>
    public void Show(SignalsBuilder view)
    {
        if (!IsOpen)
            return;
        view.Add(_spot.Show(_headline.Change24h));
        view.Add(_perpetual.Show(_headline.Change24h));
        if (_chance is { } chance)
            view.AddChance(Show(chance.BegunMs, chance.Path, _moment.Score, chance.BegunScore));
        if (_risk is { } risk)
            view.AddRisk(Show(risk.BegunMs, risk.Path, _moment.RiskScore, risk.BegunScore));
    }

    /// <summary>Large holders are compared with the end of the day before; at midnight, the day that ends is still this one.</summary>
    private bool ReadHoldings(HoldingsView holdings, long gridMs)
    {
        var dayMs = Grid.DayOf(gridMs - 1);
        if (ReferenceEquals(holdings, _seen) && dayMs == _whaleDayMs)
            return false;
        if (!ReferenceEquals(holdings, _seen))
            _holdings = holdings.Of(Symbol);
        var before = _whales;
        (_seen, _whaleDayMs, _whales) = (holdings, dayMs, WhaleReading.Of(_holdings, dayMs));
        return _whales != before;
    }

    private Moment MomentOf(long gridMs, Int128 price, Int128? dayBefore, Anomalies anomalies)
    {
        var day = _spot.Flows.Between(Lag.Day, Lag.None) + _perpetual.Flows.Between(Lag.Day, Lag.None);
        var score = new Score(
            Fixed.Ratio(day.Net, day.Amount),
            _whales.Change,
            _whales.Cost is { } cost ? Fixed.Ratio(cost - price, cost) : null,
            dayBefore is { } old ? Fixed.Ratio(price - old, old) : null
        );
        var turn = gridMs == Grid.DayOf(gridMs) ? HolderTurn.Of(_holdings, gridMs) : default;
        var moment = new Moment(gridMs, price, score.Points, day.Amount, anomalies, turn, IsShipped: false);
        // Only looked at where it would be said.
        var isAsked = _risk?.MayBeShipped(gridMs) ?? moment.BeginsRisk;
        return moment with { IsShipped = isAsked && IsShipped(gridMs) };
    }

    /// <summary>The same moment, when nothing but time has passed.</summary>
    private Moment Later(long gridMs) =>
        _moment with
        {
            GridMs = gridMs,
            Anomalies = default,
            Turn = default,
            IsShipped = _risk?.MayBeShipped(gridMs) == true && IsShipped(gridMs),
        };

    private bool IsShipped(long gridMs)
    {
        if (_whales.Balance.Sign <= 0)
            return false;
        var flow = _holdings.FlowBetween(gridMs - Grid.DayMs, gridMs);
        return ((flow.In - flow.Out) * new Exact(ShippedShare, 0) - _whales.Balance).Sign >= 0;
    }

    private void Continue(Newsroom newsroom, ref ChanceCourse? chance)
    {
        _chanceSaid.Clear();
        var course = chance;
        if (course is null)
        {
            if (!_moment.BeginsChance)
                return;
            course = new ChanceCourse(_moment);
            _chanceSaid.Add(ChanceMessage.Begun);
        }
        chance = course.Continue(_moment, _chanceSaid) ? course : null;
        foreach (var message in _chanceSaid)
            newsroom.Add(_headline, EpisodeKind.Chance, _price.Venue, (int)message, _moment.Score, course.Path);
    }

    private void Continue(Newsroom newsroom, ref RiskCourse? risk)
    {
        _riskSaid.Clear();
        var course = risk;
        if (course is null)
        {
            if (!_moment.BeginsRisk)
                return;
            course = new RiskCourse(_moment);
            _riskSaid.Add(RiskMessage.Begun);
        }
        risk = course.Continue(_moment, _riskSaid) ? course : null;
        foreach (var message in _riskSaid)
            newsroom.Add(_headline, EpisodeKind.Risk, _price.Venue, (int)message, _moment.RiskScore, course.Path);
    }

    private TokenEpisode Show(long begunMs, in PricePath path, Int128 score, Int128 begunScore)
    {
        var (active, newly) = (_holdings.ActiveBefore(_moment.GridMs), _holdings.NewBefore(_moment.GridMs));
        return new TokenEpisode(
            Symbol,
            _price.Venue,
            begunMs,
            path.Now,
            path.Push,
            path.Max,
            path.Min,
            path.Gains,
            path.Declines,
            score,
            score - begunScore,
            _headline.Grade,
            new ChainFigures(_whales.Cost, _whales.CostChange, active, newly)
        );
    }
}
