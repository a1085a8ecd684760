using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate.Sockets;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Sockets.Futures;

/// <summary><c>futures/fundingRate:SYM</c>: what the last round charged, and what the next one will if nothing changes until then.</summary>
internal sealed class FuturesFundingTopic(FuturesTopic topic)
    : StateTopic<FuturesFundingTopic.Round>(topic.Key, topic.Clock, topic.CadenceMs)
{
    internal sealed record Round(long LastPpb, long LastMs, long NextPpb, long NextMs, int CapPpm);

    protected override Round Read(long nowMs)
    {
        var figures = topic.Contract.Board.Figures;
        var cap = topic.Contract.Record.FundingCapPpm;
        return new(figures.LastRatePpb, figures.LastRoundMs, figures.ForecastPpb, figures.NextRoundMs, cap);
    }

    protected override IReadOnlyList<ReadOnlyMemory<byte>> Write(Round view, long nowMs) =>
        [
            topic.Push(
                (view, nowMs),
                static (json, text, push) =>
                {
                    var round = push.view;
                    json.WriteStartObject();
                    json.WriteString("symbol"u8, text.Symbol);
                    json.WriteString("fundingRate"u8, ContractText.Ppb(round.LastPpb));
                    json.WriteNumber("fundingTime"u8, round.LastMs);
                    json.WriteString("nextFundingRate"u8, ContractText.Ppb(round.NextPpb));
                    json.WriteNumber("nextFundingTime"u8, round.NextMs);
                    json.WriteString("funding_upper_limit"u8, ContractText.Ppm(round.CapPpm));
                    json.WriteString("funding_lower_limit"u8, ContractText.Ppm(-round.CapPpm));
                    json.WriteNumber("ts"u8, push.nowMs);
                    json.WriteEndObject();
                }
            ),
        ];
}
