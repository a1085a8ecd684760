using System.Text.Json;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate.Sockets;
using Kontor.Gate.Sockets.Users;
using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Sockets.Private;

/// <summary><c>futures/position</c>: a position whenever something was done to it; closed ones hold nothing.</summary>
internal sealed class FuturesPositionTopic(TopicKey key, UserWatches watches) : UserTopic(key, watches)
{
    private readonly PerpetualsView _contracts = watches.World.Perpetuals;

    protected override void Show(FeedEvent one)
    {
        if (one is not PositionChanged changed)
            return;
        var text = new ContractText(_contracts.At(ExchangeId.BitMart, changed.Position.Contract)!);
        Publish(PrivatePush.Futures(Key, (text, changed), static (json, push) => Write(json, push.text, push.changed)));
    }

    private static void Write(Utf8JsonWriter json, ContractText text, PositionChanged changed)
    {
        var row = changed.Position;
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("symbol"u8, text.Symbol);
        json.WriteString("hold_volume"u8, $"{row.Lots}");
        json.WriteNumber("position_type"u8, row.IsLong ? 1 : 2);
        json.WriteNumber("open_type"u8, row.IsIsolated ? 1 : 2);
        json.WriteString("frozen_volume"u8, $"{row.LotsFrozen}");
        json.WriteString("close_volume"u8, $"{row.ClosedLots}");
        json.WriteString("hold_avg_price"u8, text.Average(row.EntryValue, row.Lots));
        json.WriteString("close_avg_price"u8, text.Average(row.ClosedValue, row.ClosedLots));
        json.WriteString("open_avg_price"u8, text.Average(row.OpenedValue, row.OpenedLots));
        json.WriteString("liquidate_price"u8, text.Fine(changed.View.LiquidationUnits));
        json.WriteNumber("create_time"u8, row.OpenedMs);
        json.WriteNumber("update_time"u8, row.UpdatedMs);
        json.WriteString("position_mode"u8, ContractWords.PositionModeOf(changed.Mode));
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
