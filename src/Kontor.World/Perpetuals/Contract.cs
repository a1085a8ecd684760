using Kontor.World.Codec;
using Kontor.World.Ledger;
using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

/// <summary>A contract at work: its definition, its book, and where its prices are. Fine prices count as in <see cref="Prices"/>.</summary>
public sealed class Contract
{
    internal Contract(int index, ContractRecord record, ExchangeLedger ledger, OrderPool pool, MarketTape tape)
    {
        (Index, Record, Book, Tape) = (index, record, new OrderBook(pool), tape);
        QuoteAsset = ledger.Assets.IndexOf(record.Quote);
        ValuePerTickLot = TickValue.Of(record.TickUnits, record.LotUnits, ledger.Assets[ledger.Assets.IndexOf(record.Base)].Decimals);
        Invariant.Holds(ValuePerTickLot > 0);
    }

    /// <summary>Its number at the exchange.</summary>
    public int Index { get; }
    public ContractRecord Record { get; internal set; }
    public string Symbol => Record.Symbol;
    public OrderBook Book { get; }
    public MarketTape Tape { get; }
    public ContractBoard Board { get; } = new();

    /// <summary>What everything is settled in.</summary>
    public int QuoteAsset { get; }

    /// <summary>Smallest units of the quote for one lot at a price of one tick.</summary>
    public long ValuePerTickLot { get; }

    /// <summary>The price of the last trade, or 0 before the first.</summary>
    public long LastTicks { get; internal set; }

    /// <summary>What the underlying costs elsewhere: smallest units of the quote for one whole coin; 0 while nobody has said so.</summary>
    public long IndexUnits { get; internal set; }

    /// <summary>The price that decides over liquidations, counted like the index; 0 while there is none.</summary>
    public long MarkUnits { get; internal set; }

    /// <summary>All long positions together, which is as much as all short ones.</summary>
    public long OpenLots { get; internal set; }

    /// <summary>What positions are valued at: the mark price, or the last one while there is no mark; 0 before any trade.</summary>
    public long ValuationUnits => MarkUnits > 0 ? MarkUnits : LastTicks * Record.TickUnits;

    /// <summary>Something of it is not shown yet.</summary>
    internal bool IsChanged { get; set; }

    public Int128 ValueOf(long priceTicks, long lots) => (Int128)priceTicks * lots * ValuePerTickLot;

    /// <summary>
    /// What lots are worth at a fine price. It is rounded against whoever holds them: down for a long position, up for a short one.
    /// </summary>
    public Int128 WorthOf(PositionSide side, long lots, long priceUnits)
    {
        var (ticks, rest) = long.DivRem(priceUnits, Record.TickUnits);
        var whole = ValueOf(ticks, lots);
        if (rest == 0)
            return whole;
        var fine = (Int128)rest * lots * ValuePerTickLot;
        return whole + (side == PositionSide.Long ? Divide.Down(fine, Record.TickUnits) : Divide.Up(fine, Record.TickUnits));
    }

    public ref readonly LeverageBracket BracketOf(Int128 value)
    {
        var brackets = Record.Brackets.AsSpan();
        var index = 0;
        while (index < brackets.Length - 1 && value > brackets[index].ValueMax)
            index++;
        return ref brackets[index];
    }

    public Int128 SizeOf(long lots) => (Int128)lots * Record.LotUnits;

    /// <summary>Whether an order would take something at once.</summary>
    internal bool WouldTake(Side side, long priceTicks) => Book.TryBestPrice(side.Opposite(), out var best) && side.Takes(priceTicks, best);

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteLong(LastTicks);
        writer.WriteLong(IndexUnits);
        writer.WriteLong(MarkUnits);
        writer.WriteLong(Book.UpdateId);
        Tape.Save(ref writer);
    }

    /// <summary>Answers the update id that the book goes on from, once its orders rest in it again.</summary>
    internal long Load(ref RecordReader reader)
    {
        LastTicks = reader.ReadLong();
        IndexUnits = reader.ReadLong();
        MarkUnits = reader.ReadLong();
        var updateId = reader.ReadLong();
        Tape.Load(ref reader);
        return updateId;
    }
}
