using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Chains.Utxo;

/// <summary>
/// Sends a transaction into the pool of a chain of outputs, from one address or from several at once. Which coins it spends, and what is
/// left over for the first of them, follows from what they have.
/// </summary>
public sealed record SendCoins(string Chain, ImmutableArray<string> From, ImmutableArray<CoinGift> To) : Command<Outcome<SentCoins>>
{
    /// <summary>Satoshi for a virtual byte; not less than the chain's blocks take.</summary>
    public long? FeeRate { get; init; }

    public override CommandKind Kind => CommandKind.SendCoins;

    public override Outcome<SentCoins> Apply(WorldState state, long nowMs)
    {
        if (state.Chains.FindUtxo(Chain) is not { } chain)
            return Reject.UnknownChain;
        if (From.IsDefaultOrEmpty || To.IsDefaultOrEmpty || FeeRate is < 0 or > UtxoBounds.FeeRateMax)
            return Reject.Malformed;
        if (From.Length > UtxoBounds.SendersMax || To.Length > UtxoBounds.PaymentsMax)
            return Reject.TooMany;
        var senders = ImmutableArray.CreateBuilder<Script>(From.Length);
        foreach (var address in From)
        {
            if (!BitcoinAddress.TryParse(address, out var sender))
                return Reject.BadAddress;
            if (senders.Contains(sender))
                return Reject.Conflict;
            senders.Add(sender);
        }
        var outputs = CoinGift.ToOutputs(To);
        if (!outputs.IsOk)
            return outputs.Reject;
        var feeRate = FeeRate ?? Math.Max(chain.Settings.BaseFeeMin, UtxoBounds.FeeRateDefault);
        return UtxoDesk.Send(state, chain, new CoinPayments(senders.MoveToImmutable(), outputs.Value, feeRate), nowMs);
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Chain);
        writer.WriteTexts(From);
        CoinGift.WriteAll(ref writer, To);
        writer.WriteLongOrNone(FeeRate);
    }

    public static SendCoins Read(ref RecordReader reader) =>
        new(reader.ReadText(), reader.ReadTexts(), CoinGift.ReadAll(ref reader)) { FeeRate = reader.ReadLongOrNone() };
}
