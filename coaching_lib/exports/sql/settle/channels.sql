-- One row per way a channel is written: call, chat, email or social where it is a word for one
update spelling
set spelled = case
    when lower(bare(written)) in ({call}) then 'call'
    when lower(bare(written)) in ({chat}) then 'chat'
    when lower(bare(written)) in ({email}) then 'email'
    when lower(bare(written)) in ({social}) then 'social'
    else lower(spelled)
end
where kind = 'channel'
