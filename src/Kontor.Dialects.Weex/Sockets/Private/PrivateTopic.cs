using System.Text.Json;
using Kontor.Gate.Sockets;
using Kontor.Gate.Sockets.Users;
using Kontor.World.Feed;
using Kontor.World.Ledger;

namespace Kontor.Dialects.Weex.Sockets.Private;

/// <summary>
/// A private channel of one user: <c>{"e":…,"E":…,"v":…,"msgEvent":…,"d":[{…}]}</c>. Every frame is about one thing, so none is ever empty. All
/// values of an item are texts except booleans.
/// </summary>
/// <param name="name">As clients subscribe to it, and as frames are headed.</param>
internal abstract class PrivateTopic(TopicKey key, UserWatches watches, string name) : UserTopic(key, watches)
{
    protected const string OrderUpdate = "OrderUpdate";
    protected const string FundingSettled = "PositionFundingSettle";

    // Counts the frames of this channel: whoever finds a gap has lost one.
    private long _version;

    protected void Push<TState>(FeedEvent one, string why, TState state, Action<Utf8JsonWriter, TState> writeFields) =>
        Publish(
            JsonFrame.Of(
                (name, one.TimeMs, Version: ++_version, why, state, writeFields),
                static (json, push) =>
                {
                    json.WriteStartObject();
                    json.WriteString("e"u8, push.name);
                    json.WriteNumber("E"u8, push.TimeMs);
                    json.WriteNumber("v"u8, push.Version);
                    json.WriteString("msgEvent"u8, push.why);
                    json.WriteStartArray("d"u8);
                    json.WriteStartObject();
                    push.writeFields(json, push.state);
                    json.WriteEndObject();
                    json.WriteEndArray();
                    json.WriteEndObject();
                }
            )
        );

    /// <summary>Why money moved. A transfer between a user's own wallets is a deposit or a withdrawal to the wallet that is shown.</summary>
    protected static string ReasonOf(BillKind kind) =>
        kind switch
        {
            BillKind.Deposit or BillKind.TransferIn or BillKind.WithdrawReturn => "DepositUpdate",
            BillKind.Withdraw or BillKind.TransferOut => "WithdrawUpdate",
            BillKind.FundingFee => FundingSettled,
            _ => OrderUpdate,
        };
}
